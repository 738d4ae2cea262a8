/**
 * The requests and results of every public method of every group.
 *
 * <p>A test is a data file, {@code src/test/resources/exchanges/<group>/<method>[-note].http}; no
 * registration is necessary. It has the form of the exchange:
 *
 * <pre>
 * workers().get("c1", "w1")                         the call on the client: any Java expression
 * -&gt; pool = default                                 expected result: a path of methods and [index]; ~ is "contains"
 * ### classic                                       provider of c1: classic, VPC, Satellite (or several), or
 * GET /v2/classic/getWorker?cluster=c1&amp;worker=w1    "any provider" if no lookup may come first;
 *                                                   then headers other than the scope's, a blank line, the body
 * HTTP 200
 * {@literal @}worker-v2-classic.json                            the response; {@literal @}name is a file next to the cluster tests
 * ### Satellite                                     "by v1", "with ..." may follow; a section can have its own call and "-&gt;"
 * refused: satellite().assignHost(...)              no request is sent; the text is part of the message
 * </pre>
 *
 * {@code ExchangeTest} runs them all; it fails if a method of a group has no file for a provider.
 */
@NullMarked
package io.github.ibmcontainers.exchange;

import org.jspecify.annotations.NullMarked;
