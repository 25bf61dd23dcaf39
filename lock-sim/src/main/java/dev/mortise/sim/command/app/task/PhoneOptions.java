package dev.mortise.sim.command.app.task;

import dev.mortise.sim.link.LinkThreads;
import dev.mortise.sim.phone.Phone;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/// The options that hold for every command of a phone.
public interface PhoneOptions {

  /// The time that the phone goes by.
  InstantSource clock();

  /// Whether to print for programs.
  boolean json();

  /// Which lock is meant, by its name or the beginning of its id.
  Optional<String> wantedLock();

  /// The phone that is meant.
  ///
  /// @param threads serve its radio and its network
  Phone phone(LinkThreads threads) throws IOException;
}
