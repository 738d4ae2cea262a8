package io.github.ibmcontainers.fake.kubernetes;

/**
 * Who calls a master.
 *
 * @param name the user name in the cluster
 * @param iamId the IAM id; empty for the administrator's certificate
 * @param authorized whether the cluster lets it do anything beyond asking for versions
 */
record MasterUser(String name, String iamId, boolean authorized) {}
