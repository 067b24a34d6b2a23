/**
 * What the Jakarta API has no word for, said to Tyrus and Undertow by reflection.
 *
 * <p>Operations: drop a network connection, stop reading from it, close it in good order, hear of pings
 * ({@link org.jackfield.container.reflect.NetworkConnection}), take out the timer that Tyrus restarts for each message
 * ({@link org.jackfield.container.reflect.TyrusTimer}), forget what Payara keeps of the request before
 * ({@link org.jackfield.container.reflect.ReusedRequest}), read what is in force on the server
 * ({@link org.jackfield.container.reflect.ServerFacts}).
 *
 * <p>Deliberate: where nothing is found, the API's own way is taken.
 *
 * <p>Out of scope: whatever the API has a word for ({@code container}).
 */
@NullMarked
package org.jackfield.container.reflect;

import org.jspecify.annotations.NullMarked;
