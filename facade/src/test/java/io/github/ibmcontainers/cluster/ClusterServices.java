package io.github.ibmcontainers.cluster;

import io.github.ibmcontainers.cluster.catalog.Locations;
import io.github.ibmcontainers.cluster.ingress.Ingress;
import io.github.ibmcontainers.cluster.network.Networks;
import io.github.ibmcontainers.cluster.satellite.Satellite;
import io.github.ibmcontainers.cluster.service.AccountSettings;
import io.github.ibmcontainers.cluster.service.Logging;
import io.github.ibmcontainers.cluster.service.ServiceBindings;
import io.github.ibmcontainers.cluster.service.Storage;
import io.github.ibmcontainers.cluster.value.GroupContext;
import io.github.ibmcontainers.cluster.worker.DedicatedHosts;
import io.github.ibmcontainers.cluster.worker.WorkerPools;
import io.github.ibmcontainers.cluster.worker.Workers;

/** All service groups of a client. */
record ClusterServices(GroupContext context) {
  Clusters clusters() {
    return new Clusters(context);
  }

  Locations locations() {
    return new Locations(context);
  }

  Workers workers() {
    return new Workers(context);
  }

  WorkerPools workerPools() {
    return new WorkerPools(context);
  }

  AddOns addOns() {
    return new AddOns(context);
  }

  DedicatedHosts dedicatedHosts() {
    return new DedicatedHosts(context);
  }

  ClusterSecurity security() {
    return new ClusterSecurity(context);
  }

  ServiceBindings serviceBindings() {
    return new ServiceBindings(context);
  }

  Networks networks() {
    return new Networks(context);
  }

  Ingress ingress() {
    return new Ingress(context);
  }

  Satellite satellite() {
    return new Satellite(context);
  }

  Storage storage() {
    return new Storage(context);
  }

  Logging logging() {
    return new Logging(context);
  }

  AccountSettings accountSettings() {
    return new AccountSettings(context);
  }
}
