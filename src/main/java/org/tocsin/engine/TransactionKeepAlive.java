package org.tocsin.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRequirementsGraph;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableOutputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransformListener;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Definitions;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * Keeps a transaction alive while the engine reads models in it. The engine reads a whole
 * deployment at once, when it is deployed and when a node first needs one of its models, and sends
 * the database nothing meanwhile. On a slow machine the database would end the transaction as idle.
 */
final class TransactionKeepAlive {
  private TransactionKeepAlive() {}

  private static void touch() {
    CommandContext context = Context.getCommandContext();
    if (context == null) {
      return;
    }
    // the connection belongs to the transaction, which closes it
    Connection connection = context.getDbSqlSession().getSqlSession().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    } catch (SQLException e) {
      throw new ProcessEngineException("The database went away while models were read", e);
    }
  }

  static final class WhileReadingProcesses extends AbstractBpmnParseListener {
    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
      touch();
    }
  }

  static final class WhileReadingDecisions implements DmnTransformListener {
    @Override
    public void transformDecisionRequirementsGraph(
        Definitions definitions, DmnDecisionRequirementsGraph graph) {
      touch();
    }

    @Override
    public void transformDecision(Decision decision, DmnDecision read) {}

    @Override
    public void transformDecisionTableInput(Input input, DmnDecisionTableInputImpl read) {}

    @Override
    public void transformDecisionTableOutput(Output output, DmnDecisionTableOutputImpl read) {}

    @Override
    public void transformDecisionTableRule(Rule rule, DmnDecisionTableRuleImpl read) {}
  }
}
