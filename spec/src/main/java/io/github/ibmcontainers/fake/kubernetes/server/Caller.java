package io.github.ibmcontainers.fake.kubernetes.server;

/**
 * Who calls an API server.
 *
 * @param name the user name in the cluster
 * @param iamId the IAM id; empty for the administrator's certificate
 * @param authorized whether it has a role in the cluster; without one it may ask what it may do
 */
public record Caller(String name, String iamId, boolean authorized) {}
