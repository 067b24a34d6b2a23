/**
 * Plain requests and their answers, whichever capability they are for.
 *
 * <p>Operations: tell who asks ({@link org.jackfield.http.AccessRequests}), refuse with the error object
 * ({@link org.jackfield.http.HttpProblems}), read bodies without a thread
 * that waits ({@link org.jackfield.http.Bodies}), let only whole JSON through ({@link org.jackfield.http.WholeJson}), read base64
 * piece by piece ({@link org.jackfield.http.Base64Decoder}), say how a socket is used ({@link org.jackfield.http.UsageJson}),
 * let pages of other origins read ({@link org.jackfield.http.CrossOrigin}), write an event stream as a connection
 * ({@link org.jackfield.http.SseConnection}), drop who takes nothing ({@link org.jackfield.http.WatchedAnswers}).
 *
 * <p>Out of scope: what is asked for ({@code speech.plain}), who may ask ({@code access}), the upgrade to a WebSocket
 * ({@code container.server}).
 */
@NullMarked
package org.jackfield.http;

import org.jspecify.annotations.NullMarked;
