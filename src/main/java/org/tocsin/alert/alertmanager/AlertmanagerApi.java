package org.tocsin.alert.alertmanager;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tocsin.alert.AlertGroup;
import org.tocsin.alert.Intake;

/**
 * {@code POST /api/alerts/alertmanager}. A 2xx means that everything is committed. Alertmanager
 * logs the body of any other answer, so each is one plain sentence.
 */
@RestController
class AlertmanagerApi {
  private static final int MOST_BYTES = 4_000_000;

  private final Intake intake;
  private final ObjectMapper json;

  AlertmanagerApi(Intake intake, ObjectMapper json) {
    this.intake = intake;
    this.json = json;
  }

  @PostMapping("/api/alerts/alertmanager")
  ResponseEntity<ProblemDetail> receive(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      return problem(
          HttpStatus.PAYLOAD_TOO_LARGE,
          "The message is larger than 4 MB; set max_alerts at the sender.");
    }
    AlertGroup group;
    try {
      Message message = json.readValue(body, Message.class);
      if (message == null) {
        throw new Message.Malformed("The message is empty.");
      }
      group = message.toGroup();
    } catch (JacksonException e) {
      return problem(HttpStatus.BAD_REQUEST, "The message is not Alertmanager's JSON.");
    } catch (Message.Malformed e) {
      return problem(HttpStatus.BAD_REQUEST, e.getMessage());
    }
    intake.accept(group);
    return ResponseEntity.ok().build();
  }

  private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String sentence) {
    return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, sentence));
  }
}
