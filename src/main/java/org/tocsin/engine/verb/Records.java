package org.tocsin.engine.verb;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.support.DefaultConversionService;

/** Maps variables to records and records to variables, by name. */
public final class Records {
  private static final ConversionService CONVERSION = new DefaultConversionService();

  private Records() {}

  /**
   * @throws IllegalArgumentException when a variable is missing or of another type; the message
   *     names it
   */
  public static <R extends Record> R read(
      Class<R> type, Function<String, @Nullable Object> variables) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] arguments = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      arguments[i] = argument(components[i], variables.apply(components[i].getName()));
    }
    return construct(type, components, arguments);
  }

  /** The names of the components that need a value, in their order. */
  static List<String> needed(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !mayBeAbsent(component))
        .map(RecordComponent::getName)
        .toList();
  }

  /** The names of the components that need a value and have none, in their order. */
  static List<String> missing(
      Class<? extends Record> type, Function<String, @Nullable Object> variables) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> !mayBeAbsent(component))
        .filter(component -> isAbsent(component, variables.apply(component.getName())))
        .map(RecordComponent::getName)
        .toList();
  }

  private static boolean mayBeAbsent(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  /** A form that was sent without an answer sends an empty text for it. */
  private static boolean isAbsent(RecordComponent component, @Nullable Object value) {
    return value == null
        || (value.equals("") && (mayBeAbsent(component) || component.getType() != String.class));
  }

  private static @Nullable Object argument(RecordComponent component, @Nullable Object value) {
    if (isAbsent(component, value)) {
      if (mayBeAbsent(component)) {
        return null;
      }
      throw new IllegalArgumentException("The variable '" + component.getName() + "' is missing");
    }
    try {
      return CONVERSION.convert(
          value, TypeDescriptor.forObject(value), TypeDescriptor.valueOf(component.getType()));
    } catch (ConversionException e) {
      throw new IllegalArgumentException(
          "The variable '%s' is not a %s"
              .formatted(component.getName(), words(component.getType())),
          e);
    }
  }

  private static String words(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "truth value";
    }
    return type.isPrimitive() || Number.class.isAssignableFrom(type)
        ? "number"
        : type.getSimpleName();
  }

  private static <R extends Record> R construct(
      Class<R> type, RecordComponent[] components, Object[] arguments) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<R> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a " + type.getName(), e);
    }
  }

  static Map<String, @Nullable Object> write(Record out) {
    Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    for (RecordComponent component : out.getClass().getRecordComponents()) {
      variables.put(component.getName(), variable(value(component, out)));
    }
    return variables;
  }

  private static @Nullable Object value(RecordComponent component, Record out) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(out);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + component, e);
    }
  }

  /** Plain data only: what is neither a number, a truth value nor a list is written as text. */
  private static @Nullable Object variable(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream()
          .map(String::valueOf)
          .collect(Collectors.toCollection(ArrayList::new));
    }
    return value.toString();
  }
}
