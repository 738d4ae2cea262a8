package io.github.ibmcontainers.fake.resource;

import com.google.gson.JsonObject;
import io.github.ibmcontainers.fake.api.ApiCall;
import io.github.ibmcontainers.fake.api.ApiHandler;
import io.github.ibmcontainers.fake.containers.Cluster;
import io.github.ibmcontainers.fake.containers.ClusterLookup;
import io.github.ibmcontainers.fake.containers.ClusterViews;
import io.github.ibmcontainers.fake.containers.Inventory;
import java.util.Map;

/** What all groups of operations share: the inventory, and the handlers to register. */
record Context(Map<String, ApiHandler> handlers, Inventory inventory, ClusterLookup clusters) {

  void on(String operation, ApiHandler handler) {
    handlers.put(operation, handler);
  }

  /** Returns a collection of items that belong to a cluster. */
  ResourceCollection ofCluster(String kind) {
    return new ResourceCollection(this, kind, call -> clusters.require(call).id());
  }

  /** Returns a collection of items that belong to an account. */
  ResourceCollection ofAccount(String kind) {
    return new ResourceCollection(this, kind, ApiCall::account);
  }

  /** Returns a setting of a cluster. */
  Setting setting(String kind) {
    return new Setting(this, kind, call -> clusters.require(call).id());
  }

  Cluster cluster(ApiCall call) {
    return clusters.require(call);
  }

  String now() {
    return ClusterViews.date(inventory.now());
  }

  Map<String, JsonObject> items(String scope, String kind) {
    return inventory.store().of(scope, kind);
  }
}
