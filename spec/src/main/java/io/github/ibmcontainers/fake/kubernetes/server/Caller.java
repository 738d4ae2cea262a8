package io.github.ibmcontainers.fake.kubernetes.server;

/**
 * An authenticated caller of an API server.
 *
 * @param name its user name in the cluster
 * @param iamId its IAM id; empty for the administrator's certificate
 * @param authorized whether it has a role in the cluster; otherwise it can only send access reviews
 */
public record Caller(String name, String iamId, boolean authorized) {}
