package org.tocsin.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Remembers which sequence flows of the models were taken. */
public class TakenFlows extends AbstractProcessEnginePlugin {
  private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setCustomPreBPMNParseListeners(new ArrayList<>(List.of(new Recorder())));
  }

  /** The sequence flows that were taken since this was asked last. */
  public static List<String> sinceLastAsked() {
    List<String> taken = List.copyOf(TAKEN);
    TAKEN.clear();
    return taken;
  }

  /**
   * The sequence flows that are not among those taken, in words a process owner finds them by.
   *
   * @return for each process of the release, also for one where nothing is missing
   */
  public static Map<String, List<String>> missing(Set<String> taken) throws IOException {
    Map<String, List<String>> missing = new TreeMap<>();
    for (Resource file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath*:models/processes/**/*.bpmn")) {
      try (InputStream content = file.getInputStream()) {
        BpmnModelInstance model = Bpmn.readModelFromStream(content);
        String process = model.getModelElementsByType(Process.class).iterator().next().getId();
        Collection<SequenceFlow> flows = model.getModelElementsByType(SequenceFlow.class);
        missing.put(
            process,
            flows.stream()
                .filter(flow -> !wasTaken(process, flow, taken))
                .map(TakenFlows::words)
                .sorted()
                .toList());
      }
    }
    return missing;
  }

  /** From an event-based gateway the engine goes straight into the event that happened. */
  private static boolean wasTaken(String process, SequenceFlow flow, Set<String> taken) {
    return flow.getSource() instanceof EventBasedGateway
        ? flow.getTarget().getOutgoing().stream().anyMatch(next -> wasTaken(process, next, taken))
        : taken.contains(key(process, flow.getId()));
  }

  private static String words(SequenceFlow flow) {
    String answer = flow.getName() == null ? "" : " by '" + flow.getName() + "'";
    return "from %s%s to %s".formatted(words(flow.getSource()), answer, words(flow.getTarget()));
  }

  private static String words(FlowNode node) {
    String name = node.getName();
    return name == null ? node.getId() : "'" + name + "' (" + node.getId() + ")";
  }

  private static String key(String process, String flow) {
    return process + " " + flow;
  }

  private static final class Recorder extends AbstractBpmnParseListener {
    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
      ProcessDefinitionEntity process = (ProcessDefinitionEntity) scope.getProcessDefinition();
      flow.addListener(
          ExecutionListener.EVENTNAME_TAKE,
          (ExecutionListener) execution -> TAKEN.add(key(process.getKey(), flow.getId())));
    }
  }
}
