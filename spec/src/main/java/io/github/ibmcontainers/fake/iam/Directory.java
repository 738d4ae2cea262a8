package io.github.ibmcontainers.fake.iam;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The identities that the identity service knows, with their credentials. Thread-safe. */
public final class Directory {
  private final Map<String, User> users = new ConcurrentHashMap<>();
  private final Map<String, ApiKey> apiKeys = new ConcurrentHashMap<>();
  private final Map<String, Profile> profiles = Collections.synchronizedMap(new LinkedHashMap<>());
  private final Set<String> computeResourceTokens = ConcurrentHashMap.newKeySet();

  /** A user and the user's login settings. */
  public record User(
      Identity identity, String password, boolean federated, boolean locked, Optional<String> mfa) {
    @Override
    public String toString() {
      return identity.email();
    }
  }

  /** An API key, which belongs to one identity and one account. */
  public record ApiKey(Identity identity, String account) {}

  /** A trusted profile of an account. */
  public record Profile(Identity identity, String id, String crn, String account) {}

  /** Adds a user. */
  public void add(User user) {
    users.put(user.identity().email(), user);
  }

  /** Adds an API key. */
  public void addApiKey(String value, ApiKey key) {
    apiKeys.put(value, key);
  }

  /** Removes an API key. */
  public void removeApiKey(String value) {
    apiKeys.remove(value);
  }

  /** Adds a trusted profile. */
  public void add(Profile profile) {
    profiles.put(profile.id(), profile);
  }

  /** Adds a compute resource token that can be exchanged for a profile's token. */
  public void addComputeResourceToken(String token) {
    computeResourceTokens.add(token);
  }

  /** Returns the user with an email address. */
  public Optional<User> user(String name) {
    return Optional.ofNullable(users.get(name));
  }

  /** Returns the members of an account, sorted by email address. */
  public List<User> members(String account) {
    return users.values().stream()
        .filter(u -> u.identity().in(account))
        .sorted(Comparator.comparing(u -> u.identity().email()))
        .toList();
  }

  /** Returns the owner of an API key. */
  public Optional<ApiKey> apiKey(String value) {
    return Optional.ofNullable(apiKeys.get(value));
  }

  boolean isComputeResourceToken(String token) {
    return computeResourceTokens.contains(token);
  }

  Collection<Profile> profiles() {
    synchronized (profiles) {
      return List.copyOf(profiles.values());
    }
  }
}
