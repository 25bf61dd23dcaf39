/// Whole-system loads: the product's processes under the work of a day, beside bare ends under the
/// same.
@NullMarked
package dev.mortise.bench.load;

import org.jspecify.annotations.NullMarked;
