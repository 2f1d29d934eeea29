package org.tocsin.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.tocsin.engine.lint.model.ModelSet;
import org.tocsin.engine.outside.EngineDriver;
import org.tocsin.testkit.Alertmanager;
import org.tocsin.testkit.Modeler;
import org.tocsin.testkit.StoryTest;
import org.tocsin.testkit.World;

/**
 * A machine so slow that reading and judging the models takes longer than a transaction may sit
 * idle. That it starts at all, with the models of the release, is the first fact tested here.
 */
@StoryTest
@TestPropertySource(
    properties =
        "spring.datasource.hikari.connection-init-sql="
            + "set idle_in_transaction_session_timeout = '2s'")
@Import(SlowModelsTest.SlowMachine.class)
@Tag("alone")
class SlowModelsTest {
  private static final Duration FOR_EACH_MODEL = Duration.ofMillis(250);
  private static final Duration FOR_JUDGING = Duration.ofMillis(2500);

  /** Runs once, while a set is judged. */
  private static final AtomicReference<Runnable> MEANWHILE = new AtomicReference<>(() -> {});

  private static final List<ModelSet> JUDGED = new ArrayList<>();
  private static final AtomicInteger HOURS = new AtomicInteger();

  @Autowired World world;
  @Autowired Modeler modeler;
  @Autowired EngineDriver driver;
  @Autowired Alertmanager alertmanager;
  @Autowired RepositoryService repository;
  @Autowired ProcessEngineConfigurationImpl engine;

  @TestConfiguration
  static class SlowMachine {
    @Bean
    static BeanPostProcessor slowJudging() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
          return bean instanceof ModelLaws laws ? slow(laws) : bean;
        }
      };
    }

    @Bean
    CamundaProcessEngineConfiguration slowReading() {
      return new SlowReading();
    }

    private static ModelLaws slow(ModelLaws laws) {
      ModelLaws slow = Mockito.spy(laws);
      Mockito.doAnswer(
              call -> {
                JUDGED.add(call.getArgument(0));
                MEANWHILE.getAndSet(() -> {}).run();
                Thread.sleep(FOR_JUDGING.toMillis());
                return call.callRealMethod();
              })
          .when(slow)
          .broken(Mockito.any());
      return slow;
    }
  }

  static class SlowReading extends AbstractCamundaConfiguration
      implements CamundaProcessEngineConfiguration {
    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
      List<BpmnParseListener> listeners = new ArrayList<>();
      listeners.add(
          new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
              try {
                Thread.sleep(FOR_EACH_MODEL.toMillis());
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
          });
      engine.setCustomPreBPMNParseListeners(listeners);
    }
  }

  @BeforeEach
  void theNextDeploymentIsTheNewest() {
    later();
    JUDGED.clear();
  }

  /** What is in force was deployed last, by a clock that starts over with each test. */
  private void later() {
    driver.startOver(World.BEGINNING.plus(Duration.ofHours(HOURS.incrementAndGet())));
  }

  @Test
  void aModelIsDeployed() {
    assertThat(modeler.deploy("follow-up.bpmn", followUp("Slowly")).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(inForce("follow-up.bpmn")).contains("Slowly");
  }

  @Test
  void aNodeReadsTheModelsWhenItFirstNeedsThem() {
    engine.getDeploymentCache().discardProcessDefinitionCache();
    alertmanager.fires("checkout", "critical", "CheckoutDown");
    assertThat(world.openIncidents()).hasSize(1);
  }

  @Test
  void whatIsDeployedMeanwhileIsKeptAndJudgedAgainWithTheRest() {
    String other = modeler.open("processes/oncall/gap-watch.bpmn") + "<!-- meanwhile -->";
    MEANWHILE.set(
        () -> {
          assertThat(modeler.deploy("gap-watch.bpmn", other).getStatusCode())
              .isEqualTo(HttpStatus.OK);
          later();
        });
    assertThat(modeler.deploy("follow-up.bpmn", followUp("Together")).getStatusCode())
        .isEqualTo(HttpStatus.OK);
    assertThat(inForce("follow-up.bpmn")).contains("Together");
    assertThat(inForce("gap-watch.bpmn")).contains("meanwhile");
    assertThat(JUDGED).as("sets judged: the first, the one in between, both").hasSize(3);
  }

  private String followUp(String mark) {
    return modeler.open("processes/postmortem/follow-up.bpmn") + "<!-- " + mark + " -->";
  }

  private String inForce(String file) {
    Deployment newest =
        repository.createDeploymentQuery().orderByDeploymentTime().desc().list().get(0);
    return repository.getDeploymentResources(newest.getId()).stream()
        .filter(resource -> resource.getName().endsWith(file))
        .map(resource -> new String(resource.getBytes(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }
}
