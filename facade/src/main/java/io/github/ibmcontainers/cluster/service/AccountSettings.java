package io.github.ibmcontainers.cluster.service;

import io.github.ibmcontainers.cluster.value.Group;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.generated.api.AccountsApi;
import io.github.ibmcontainers.generated.api.ClustersApi;
import io.github.ibmcontainers.generated.model.AccountStatus;
import io.github.ibmcontainers.generated.model.UserConfig;
import io.github.ibmcontainers.internal.check.Check;
import io.github.ibmcontainers.internal.route.ClusterContext;
import io.github.ibmcontainers.internal.route.Values;
import java.util.Optional;

/**
 * Settings of the account, by region and resource group. Immutable and safe for use by many
 * threads.
 */
public final class AccountSettings extends Group<AccountSettings> {
  private final ClusterContext context;

  /** Called by the client. */
  public AccountSettings(GroupContext context) {
    super(context, AccountSettings::new);
    this.context = ClusterContext.of(context);
  }

  /**
   * The user of the infrastructure credentials that are stored, if some are ({@code
   * GetUserCredentials}).
   *
   * @throws io.github.ibmcontainers.error.MissingScopeException if no region is set, where the
   *     operation needs one
   */
  public Optional<String> infrastructureUser() {
    return Values.text(
        context.value(api -> new AccountsApi(api).getUserCredentials()).getApiUser());
  }

  /**
   * Stores credentials for another account's classic infrastructure ({@code StoreUserCredentials}).
   *
   * @param user the user name
   * @param apiKey the API key; a secret
   * @throws io.github.ibmcontainers.error.MissingScopeException if no region is set, where the
   *     operation needs one
   */
  public void storeInfrastructureCredentials(String user, String apiKey) {
    Check.text("user name", user);
    Check.text("API key", apiKey);
    context
        .with(context.options().toBuilder().infrastructureCredentials(user, apiKey).build())
        .value(api -> new AccountsApi(api).storeUserCredentials());
  }

  /**
   * Removes the infrastructure credentials ({@code RemoveUserCredentials}).
   *
   * @throws io.github.ibmcontainers.error.MissingScopeException if no region is set, where the
   *     operation needs one
   */
  public void removeInfrastructureCredentials() {
    context.order(api -> new AccountsApi(api).removeUserCredentials());
  }

  /**
   * Makes the API key anew that the service uses in this region and resource group; the old one
   * ends ({@code ResetUserAPIKey}).
   *
   * @throws io.github.ibmcontainers.error.MissingScopeException if no region is set, where the
   *     operation needs one
   */
  public void resetApiKey() {
    context.order(api -> new AccountsApi(api).resetUserAPIKey());
  }

  /**
   * Which infrastructure permissions the API key has and lacks ({@code GetInfraPermissions}).
   *
   * @throws io.github.ibmcontainers.error.MissingScopeException if no region is set, where the
   *     operation needs one
   */
  public AccountStatus infrastructurePermissions() {
    return context.value(api -> new AccountsApi(api).getInfraPermissions());
  }

  /**
   * Whether VLANs of the account reach each other ({@code GetVlanSpanning}).
   *
   * @throws io.github.ibmcontainers.error.MissingScopeException if no region is set, where the
   *     operation needs one
   */
  public boolean vlanSpanning() {
    return Values.yes(context.value(api -> new AccountsApi(api).getVlanSpanning()).getEnabled());
  }

  /**
   * Whether free clusters are possible and infrastructure credentials stored ({@code
   * GetUserConfig}).
   *
   * @throws io.github.ibmcontainers.error.MissingScopeException if no region is set, where the
   *     operation needs one
   */
  public UserConfig userConfig() {
    return context.value(api -> new ClustersApi(api).getUserConfig());
  }
}
