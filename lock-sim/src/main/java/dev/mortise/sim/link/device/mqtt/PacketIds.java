package dev.mortise.sim.link.device.mqtt;

/// Hands out MQTT packet identifiers, 1 to 65,535 and round again; 1 is the subscription's.
///
/// With at most [dev.mortise.protocol.link.DeviceTopic#MAX_IN_FLIGHT] messages in flight of each
/// kind, one is free again long before its turn comes back.
final class PacketIds {

  private static final int FIRST = MqttFrames.SUBSCRIPTION_ID + 1;
  private static final int LAST = 65_535;

  private int next = FIRST;

  int next() {
    int id = next;
    next = id == LAST ? FIRST : id + 1;
    return id;
  }
}
