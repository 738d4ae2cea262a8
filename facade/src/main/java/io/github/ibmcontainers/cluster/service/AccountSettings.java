package io.github.ibmcontainers.cluster.service;

import io.github.ibmcontainers.RequestOptions;
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
 * Settings of an account, by region and resource group. All methods throw {@link
 * io.github.ibmcontainers.error.ContainersException} if the call fails, and {@link
 * io.github.ibmcontainers.error.MissingScopeException} if no region is set and the operation needs
 * one. Immutable and thread-safe.
 */
public final class AccountSettings extends Group<AccountSettings> {
  private final ClusterContext context;

  /** Called by the client. */
  public AccountSettings(GroupContext context) {
    super(context, AccountSettings::new);
    this.context = ClusterContext.of(context);
  }

  /** Returns the user of the stored infrastructure credentials ({@code GetUserCredentials}). */
  public Optional<String> infrastructureUser() {
    return Values.text(
        context.value(api -> new AccountsApi(api).getUserCredentials()).getApiUser());
  }

  /**
   * Stores credentials for the classic infrastructure of another account ({@code
   * StoreUserCredentials}).
   *
   * @param user the user name
   * @param apiKey the API key; a secret
   */
  public void storeInfrastructureCredentials(String user, String apiKey) {
    RequestOptions options =
        context.options().toBuilder()
            .infrastructureCredentials(Check.text("user name", user), Check.text("API key", apiKey))
            .build();
    context.with(options).order(api -> new AccountsApi(api).storeUserCredentials());
  }

  /** Removes the infrastructure credentials ({@code RemoveUserCredentials}). */
  public void removeInfrastructureCredentials() {
    context.order(api -> new AccountsApi(api).removeUserCredentials());
  }

  /**
   * Replaces the API key that the service uses in this region and resource group; the old one
   * becomes invalid ({@code ResetUserAPIKey}).
   */
  public void resetApiKey() {
    context.order(api -> new AccountsApi(api).resetUserAPIKey());
  }

  /**
   * Returns the infrastructure permissions that the API key has and lacks ({@code
   * GetInfraPermissions}).
   */
  public AccountStatus infrastructurePermissions() {
    return context.value(api -> new AccountsApi(api).getInfraPermissions());
  }

  /** Returns whether VLAN spanning is enabled ({@code GetVlanSpanning}). */
  public boolean vlanSpanning() {
    return Values.yes(context.value(api -> new AccountsApi(api).getVlanSpanning()).getEnabled());
  }

  /**
   * Returns whether free clusters are available and infrastructure credentials are stored ({@code
   * GetUserConfig}).
   */
  public UserConfig userConfig() {
    return context.value(api -> new ClustersApi(api).getUserConfig());
  }
}
