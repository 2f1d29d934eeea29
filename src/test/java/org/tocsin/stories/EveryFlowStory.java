package org.tocsin.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.tocsin.engine.TakenFlows;
import org.tocsin.testkit.EveryStory;

/**
 * The stories together leave no sequence flow of any model untaken. It comes last, and has nothing
 * to say when only some of the stories were run.
 */
@Order(Integer.MAX_VALUE)
class EveryFlowStory {
  @TestFactory
  Stream<DynamicTest> everySequenceFlowWasTakenByAStory() throws IOException {
    if (!EveryStory.wasTold()) {
      return Stream.empty();
    }
    return TakenFlows.missing(EveryStory.takenFlows()).entrySet().stream()
        .map(
            model ->
                DynamicTest.dynamicTest(
                    model.getKey(),
                    () ->
                        assertThat(model.getValue())
                            .as("sequence flows of %s that no story takes", model.getKey())
                            .isEmpty()));
  }
}
