package org.tocsin.directory.model;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list that finds its entries by their ids. */
final class Indexed<T> extends AbstractList<T> {
  private final List<T> list;
  private final Map<String, T> byId = new HashMap<>();

  Indexed(@Nullable List<T> list, Function<T, String> idOf) {
    this.list = Lists.orEmpty(list);
    this.list.forEach(entry -> byId.putIfAbsent(idOf.apply(entry), entry));
  }

  /** The entry of this id in a list that was made by this class. */
  static <T> Optional<T> find(List<T> indexed, String id) {
    return Optional.ofNullable(((Indexed<T>) indexed).byId.get(id));
  }

  @Override
  public T get(int index) {
    return list.get(index);
  }

  @Override
  public int size() {
    return list.size();
  }
}
