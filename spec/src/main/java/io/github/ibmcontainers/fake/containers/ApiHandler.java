package io.github.ibmcontainers.fake.containers;

import io.github.ibmcontainers.fake.http.Reply;

/** Does one operation. */
@FunctionalInterface
interface ApiHandler {
  Reply handle(ApiCall call);
}
