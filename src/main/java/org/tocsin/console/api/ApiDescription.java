package org.tocsin.console.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.tocsin.security.OperationRoles;

/** The OpenAPI description: springdoc writes it from the controllers, and we add the roles. */
@Configuration
class ApiDescription {
  /** The extension of an operation that lists who may call it. */
  static final String ROLES = "x-roles";

  private static final String PERSON = "person";
  private static final String KEY = "integrationKey";

  @Bean
  OpenAPI description(@Value("${tocsin.base-url}") String baseUrl) {
    return new OpenAPI()
        .info(new Info().title("Tocsin").version("0.1"))
        .servers(List.of(new Server().url(baseUrl)))
        .components(
            new Components()
                .addSecuritySchemes(PERSON, http("basic", "A name and an app password."))
                .addSecuritySchemes(KEY, http("bearer", "An integration key.")));
  }

  private static SecurityScheme http(String scheme, String description) {
    return new SecurityScheme()
        .type(SecurityScheme.Type.HTTP)
        .scheme(scheme)
        .description(description);
  }

  /** After everything else, so that no operation is missed. */
  @Bean
  OpenApiCustomizer rolesOfOperations(OperationRoles roles) {
    return description ->
        description.getPaths().forEach((path, item) -> addRoles(roles, path, item));
  }

  private static void addRoles(OperationRoles roles, String path, PathItem item) {
    item.readOperationsMap()
        .forEach((method, operation) -> addRoles(operation, roles.of(method.name(), path)));
  }

  private static void addRoles(Operation operation, List<String> roles) {
    operation.addExtension(ROLES, roles);
    if (!roles.contains(OperationRoles.ANYBODY)) {
      boolean key = roles.contains(OperationRoles.INTEGRATION_KEY);
      operation.addSecurityItem(new SecurityRequirement().addList(key ? KEY : PERSON));
    }
  }
}
