package org.tocsin.setup;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param baseUrl where people reach Tocsin
 * @param adminPassword first password of {@code admin}; empty to have one made
 * @param intakeKey a key for alerts; empty to have one made
 */
@ConfigurationProperties("tocsin")
record SetupSettings(URI baseUrl, String adminPassword, String intakeKey) {}
