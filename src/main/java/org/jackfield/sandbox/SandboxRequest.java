package org.jackfield.sandbox;

import java.util.Optional;
import org.jackfield.config.Secret;

/**
 * A handshake as it reaches the sandbox at {@code /sandbox/v1/{account}/{gateway}/workers-ai}.
 *
 * @param account the account of the path
 * @param gateway the gateway of the path
 * @param query the raw query string, without the question mark; empty if there is none
 * @param authorization the header {@code cf-aig-authorization}
 */
public record SandboxRequest(String account, String gateway, String query, Optional<Secret> authorization) {}
