package io.github.ibmcontainers.fake.accounts;

import io.github.ibmcontainers.fake.store.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resource groups of all accounts. Each account has a group named {@code default}. Thread-safe.
 */
public final class ResourceGroups {
  /** The name of the group that is used if a request names none. */
  public static final String DEFAULT = "default";

  private final Map<String, Map<String, String>> namesByAccount = new LinkedHashMap<>();

  /** A resource group. */
  public record Group(String id, String name) {}

  /** Adds a group unless it exists, and returns its id. */
  public synchronized String add(String account, String name) {
    String id = id(account, name);
    groups(account).putIfAbsent(id, name);
    return id;
  }

  private Map<String, String> groups(String account) {
    return namesByAccount.computeIfAbsent(
        account,
        a -> {
          Map<String, String> groups = new LinkedHashMap<>();
          groups.put(id(a, DEFAULT), DEFAULT);
          return groups;
        });
  }

  private static String id(String account, String name) {
    return Ids.hex("group-" + account + name);
  }

  /** Returns the name of the account's group with an id. */
  public synchronized Optional<String> name(String account, String id) {
    return Optional.ofNullable(groups(account).get(id));
  }

  /** Returns the id of the account's group with a name. */
  public synchronized Optional<String> find(String account, String name) {
    return groups(account).entrySet().stream()
        .filter(e -> e.getValue().equals(name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Returns all groups of an account, the default group first. */
  public synchronized List<Group> list(String account) {
    return groups(account).entrySet().stream()
        .map(e -> new Group(e.getKey(), e.getValue()))
        .toList();
  }
}
