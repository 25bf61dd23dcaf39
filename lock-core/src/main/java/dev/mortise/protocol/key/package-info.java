/// Who may be believed and who may read: keys that sign, keys that agree, and their names.
///
/// A key of this room is usable by construction. Of every key there is one spelling; encodings that
/// are not canonical and points of low order are refused where they enter, so that no two names
/// mean one key and no agreement comes out the same whatever the other side does.
@NullMarked
package dev.mortise.protocol.key;

import org.jspecify.annotations.NullMarked;
