package io.github.ibmcontainers.internal.http;

import io.github.ibmcontainers.error.ContainersException;
import io.github.ibmcontainers.internal.check.Urls;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The items of a list whose pages link to the next one; reads a page when it is needed. */
public final class Pages<T> implements Iterator<T> {
  private final Function<HttpUrl, Page<T>> read;
  private final Runnable check;
  private final Deque<T> items = new ArrayDeque<>();
  private final Set<HttpUrl> seen = new HashSet<>();
  private @Nullable HttpUrl next;

  /**
   * @param first the URL of the first page
   * @param read sends the request for a page
   * @param check runs before each item, and may throw an exception
   */
  public Pages(HttpUrl first, Function<HttpUrl, Page<T>> read, Runnable check) {
    this.check = check;
    this.next = first;
    this.read = read;
  }

  /**
   * A page.
   *
   * @param items what is on it
   * @param next the link to the next page; {@code null} on the last one
   * @param unusable creates the exception that tells what is wrong with the page
   */
  public record Page<T>(
      List<T> items, @Nullable String next, Function<String, ContainersException> unusable) {}

  @Override
  public boolean hasNext() {
    check.run();
    while (items.isEmpty() && next != null) {
      HttpUrl url = next;
      Page<T> page = read.apply(url);
      seen.add(url);
      next = page.next() == null ? null : follow(url, page.next(), page);
      items.addAll(page.items());
    }
    return !items.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return items.remove();
  }

  /** The token is sent to the next page too, so it must be on the same host. */
  private HttpUrl follow(HttpUrl here, String link, Page<T> page) {
    HttpUrl url = here.resolve(link);
    if (url == null || !Urls.sameServer(here, url)) {
      throw page.unusable().apply("links to a page on a host other than " + here.host());
    }
    if (seen.contains(url)) {
      throw page.unusable().apply("links to a page that was already read");
    }
    return url;
  }
}
