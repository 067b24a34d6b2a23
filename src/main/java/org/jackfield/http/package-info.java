/**
 * Plain requests and their answers, whichever capability they are for.
 *
 * <p>Operations: tell who asks ({@link org.jackfield.http.AccessRequests}), refuse with the error object
 * ({@link org.jackfield.http.HttpProblems}), let only whole JSON through ({@link org.jackfield.http.WholeJson}), write an event
 * stream as a connection ({@link org.jackfield.http.SseConnection}).
 *
 * <p>Out of scope: what is asked for ({@code speech.plain}), the upgrade to a WebSocket ({@code container.server}).
 */
@NullMarked
package org.jackfield.http;

import org.jspecify.annotations.NullMarked;
