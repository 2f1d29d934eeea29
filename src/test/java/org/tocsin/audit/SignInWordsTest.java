package org.tocsin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tocsin.security.event.SecurityEvent;
import org.tocsin.security.event.SecurityEvent.Origin;

class SignInWordsTest {
  static Class<?>[] kinds() {
    return SecurityEvent.class.getPermittedSubclasses();
  }

  /** What has none would fail the sign-in that it is about. */
  @ParameterizedTest
  @MethodSource("kinds")
  void everyEventHasWords(Class<?> kind) throws Exception {
    Class<?>[] types =
        Arrays.stream(kind.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Object[] values = Arrays.stream(types).map(SignInWordsTest::value).toArray();
    SecurityEvent event = (SecurityEvent) kind.getDeclaredConstructor(types).newInstance(values);
    assertThat(SignInWords.of(event, event.account()).text()).contains("ada");
  }

  private static Object value(Class<?> type) {
    if (type == String.class) {
      return "ada";
    }
    if (type == Origin.class) {
      return new Origin("192.0.2.7", "a browser");
    }
    return type == Set.class ? Set.of("ada") : 1;
  }
}
