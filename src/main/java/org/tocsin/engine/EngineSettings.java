package org.tocsin.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.joda.time.DateTimeUtils;
import org.springframework.stereotype.Component;
import org.tocsin.engine.account.Accounts;
import org.tocsin.engine.account.Argon2id;
import org.tocsin.engine.account.PasswordRuleOfTheEngine;
import org.tocsin.engine.deployment.DeploymentNews;
import org.tocsin.engine.deployment.JudgingRepositoryService;
import org.tocsin.engine.deployment.TeamModels;
import org.tocsin.engine.deployment.WholeModels;
import org.tocsin.engine.jobs.PromptJobs;
import org.tocsin.engine.lint.ModelGate;
import org.tocsin.engine.outside.WorkHandOver;
import org.tocsin.engine.repair.OperationLog;
import org.tocsin.engine.verb.Expressions;
import org.tocsin.engine.verb.Verbs;
import org.tocsin.passwords.PasswordHashes;

/** What the engine is told that cannot be said in {@code application.yaml}. */
@Component
class EngineSettings extends AbstractProcessEnginePlugin {
  private final Verbs verbs;
  private final TeamModels teamModels;
  private final DeploymentNews news;
  private final ModelGate gate;
  private final WorkHandOver handOver;
  private final OperationLog operations;
  private final PasswordHashes hashes;
  private final EngineTables tables;
  private final Clock clock;

  EngineSettings(
      Verbs verbs,
      TeamModels teamModels,
      DeploymentNews news,
      ModelGate gate,
      WorkHandOver handOver,
      OperationLog operations,
      PasswordHashes hashes,
      EngineTables tables,
      Clock clock) {
    this.verbs = verbs;
    this.teamModels = teamModels;
    this.news = news;
    this.gate = gate;
    this.handOver = handOver;
    this.operations = operations;
    this.hashes = hashes;
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    tables.prepare(engine);
    // one clock for everything that happens; the engine's own is a static of the virtual machine
    DateTimeUtils.setCurrentMillisProvider(clock::millis);
    engine.setExpressionManager(new Expressions(verbs));
    engine.setCustomSessionFactories(mutable(new PromptJobs.Factory()));
    engine.setDmnEngineConfiguration(decisions());
    engine.setCustomPreDeployers(mutable(teamModels, news, gate));
    engine.setRepositoryService(new JudgingRepositoryService(gate));
    engine.setCustomPostBPMNParseListeners(
        mutable(
            new ModelWiring(verbs, handOver), new TransactionKeepAlive.WhileReadingProcesses()));
    engine.setCustomHistoryEventHandlers(mutable(operations));
    engine.setResourceAuthorizationProvider(new TaskAuthorizations());
    engine.setPasswordEncryptor(new Argon2id(hashes));
    engine.setPasswordPolicy(() -> List.of(new PasswordRuleOfTheEngine()));
    engine.setEnablePasswordPolicy(true);
    engine.setAdminGroups(mutable(Accounts.ADMINISTRATOR, Groups.CAMUNDA_ADMIN));
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    engine
        .getDeploymentCache()
        .setDeployers(engine.getDeployers().stream().map(EngineSettings::whole).toList());
  }

  private static Deployer whole(Deployer deployer) {
    return deployer instanceof BpmnDeployer models ? new WholeModels(models) : deployer;
  }

  private static DefaultDmnEngineConfiguration decisions() {
    DefaultDmnEngineConfiguration decisions =
        (DefaultDmnEngineConfiguration)
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
    decisions.setFeelEngineFactory(RememberedTests::new);
    decisions
        .getTransformer()
        .getTransformListeners()
        .add(new TransactionKeepAlive.WhileReadingDecisions());
    return decisions;
  }

  @Override
  public void postProcessEngineBuild(ProcessEngine engine) {
    tables.adaptIndexes();
  }

  /** The engine and its plugins add to the lists they are given. */
  @SafeVarargs
  private static <T> List<T> mutable(T... elements) {
    return new ArrayList<>(List.of(elements));
  }
}
