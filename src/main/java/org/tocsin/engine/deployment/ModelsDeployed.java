package org.tocsin.engine.deployment;

import java.util.List;

/**
 * Models, tables or forms were deployed. Published within the transaction of the deployment.
 *
 * @param by the id of the person; "tocsin" for those that come with a release
 * @param files the names of those that were brought
 */
public record ModelsDeployed(String by, List<String> files) {}
