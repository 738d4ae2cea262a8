/** Services around clusters: storage, logging and webhooks, settings of the account. */
@NullMarked
package io.github.ibmcontainers.cluster.service;

import org.jspecify.annotations.NullMarked;
