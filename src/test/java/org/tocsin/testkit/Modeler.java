package org.tocsin.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Opens and deploys models as Camunda Modeler does: one file, by the engine's REST interface. */
@Component
public class Modeler {
  private final TestRestTemplate http;

  Modeler(TestRestTemplate http) {
    this.http = http;
  }

  /** The text of a model in the repository. */
  public String open(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ResponseEntity<String> deploy(String name, String xml) {
    MultiValueMap<String, Object> form = new LinkedMultiValueMap<>();
    form.add("deployment-name", "from outside");
    form.add("deployment-source", "Camunda Modeler");
    form.add(
        "data",
        new ByteArrayResource(xml.getBytes(StandardCharsets.UTF_8)) {
          @Override
          public String getFilename() {
            return name;
          }
        });
    return http.withBasicAuth("admin", World.PASSWORD)
        .postForEntity("/engine-rest/deployment/create", form, String.class);
  }
}
