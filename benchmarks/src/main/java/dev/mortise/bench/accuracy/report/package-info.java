/// What a run found out, for people and for programs: text, JSON, scores and plots.
@NullMarked
package dev.mortise.bench.accuracy.report;

import org.jspecify.annotations.NullMarked;
