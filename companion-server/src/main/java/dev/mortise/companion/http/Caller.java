package dev.mortise.companion.http;

import dev.mortise.protocol.key.KeyId;
import dev.mortise.protocol.message.AccountId;
import java.util.UUID;

/// Who sent a request: an account, by a session that one of its apps started.
///
/// @param account whose data the request may touch
/// @param session the session the request came with
/// @param appKey names the key whose holder started the session
public record Caller(AccountId account, UUID session, KeyId appKey) {}
