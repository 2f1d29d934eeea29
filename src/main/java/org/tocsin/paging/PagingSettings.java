package org.tocsin.paging;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param baseUrl the address people reach Tocsin at; used in the links of pages
 * @param mailFrom the sender of mails
 * @param privateNetwork whether addresses of people may lie in the own network
 */
@ConfigurationProperties("tocsin")
public record PagingSettings(URI baseUrl, String mailFrom, boolean privateNetwork) {
  /**
   * The address of a page or interface as others reach it.
   *
   * @param path begins with a slash
   */
  public String address(String path) {
    return baseUrl.toString().replaceAll("/+$", "") + path;
  }
}
