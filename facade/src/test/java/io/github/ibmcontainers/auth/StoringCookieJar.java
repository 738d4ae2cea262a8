package io.github.ibmcontainers.auth;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** A cookie jar that keeps every cookie, as a caller's client may. */
final class StoringCookieJar implements CookieJar {
  private final List<Cookie> cookies = new CopyOnWriteArrayList<>();

  @Override
  public void saveFromResponse(HttpUrl url, List<Cookie> received) {
    cookies.addAll(received);
  }

  @Override
  public List<Cookie> loadForRequest(HttpUrl url) {
    return cookies;
  }
}
