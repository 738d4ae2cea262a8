package io.github.ibmcontainers.internal.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a builder has collected for a request. Later settings don't change the requests
 * that were made before. Not thread-safe.
 */
public final class Draft<R> {
  private final Supplier<R> empty;
  private final List<Consumer<? super R>> settings = new ArrayList<>();

  /**
   * @param empty creates a request without settings
   */
  public Draft(Supplier<R> empty) {
    this.empty = empty;
  }

  /** Adds a setting, which takes precedence over earlier ones. */
  public void set(Consumer<? super R> setting) {
    settings.add(setting);
  }

  /** Returns a draft with the same settings. */
  public Draft<R> copy() {
    Draft<R> copy = new Draft<>(empty);
    copy.settings.addAll(settings);
    return copy;
  }

  /** Returns a request with all settings. */
  public R request() {
    R request = empty.get();
    settings.forEach(setting -> setting.accept(request));
    return request;
  }

  /** Returns a list with another element. */
  public static <T> List<T> with(@Nullable List<T> list, T element) {
    List<T> longer = list == null ? new ArrayList<>() : new ArrayList<>(list);
    longer.add(element);
    return longer;
  }

  /** Returns a map with another entry. */
  public static <K, V> Map<K, V> with(@Nullable Map<K, V> map, Map.Entry<K, V> entry) {
    Map<K, V> larger = map == null ? new LinkedHashMap<>() : new LinkedHashMap<>(map);
    larger.put(entry.getKey(), entry.getValue());
    return larger;
  }
}
