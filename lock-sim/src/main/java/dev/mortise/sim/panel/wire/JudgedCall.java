package dev.mortise.sim.panel.wire;

import dev.mortise.sim.panel.http.Call;

/// A call that has come whole, with what was found of its head.
///
/// @param keepAlive whether the connection goes on afterwards
record JudgedCall(Call call, Judged judged, boolean keepAlive) {}
