/// The words of the HTTP API: routes, requests, answers and problems, free of any server.
///
/// A capability describes its end of the API as an [Api] in its own room: a list of [Route]s and,
/// in the resource `openapi.json` beside them, what they mean. The list of all of them stands in
/// one place, where the companion is put together.
///
/// ```java
/// Route.post("/v1/accounts", SignUp::read, this::signUp).open()
/// Route.get("/v1/locks/{id}", this::lock)
/// Route.post("/v1/locks/{id}/commands", CommandBody::read, this::command).answeredOnce()
/// ```
///
/// Handlers run on virtual threads and may block. They answer expected refusals as values; what
/// they throw is a bug and becomes a 500 without details.
@NullMarked
package dev.mortise.companion.http;

import org.jspecify.annotations.NullMarked;
