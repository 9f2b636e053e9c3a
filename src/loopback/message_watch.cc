// SPDX-License-Identifier: Apache-2.0
#include "src/loopback/message_watch.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace shakedown::loopback {
namespace {

wire::Speaker Other(wire::Speaker speaker) {
  return speaker == wire::Speaker::kClient ? wire::Speaker::kServer
                                           : wire::Speaker::kClient;
}

constexpr uint8_t kWarning = 1, kFatal = 2;

// The alerts that RFC 5246 section 7.2 sends as warnings, and no_certificate of
// SSL 3; who reads an encrypted alert does not tell its level.
uint8_t UsualLevel(const std::string& alert) {
  static const std::set<std::string> warnings = {
      "close_notify", "user_canceled", "no_renegotiation", "no_certificate"};
  return warnings.count(alert) > 0 ? kWarning : kFatal;
}

// "alert unknown_ca received" names unknown_ca.
std::optional<std::string> AlertReceived(const std::string& event) {
  constexpr std::string_view kBefore = "alert ", kAfter = " received";
  if (!event.starts_with(kBefore) || !event.ends_with(kAfter)) return {};
  return event.substr(kBefore.size(),
                      event.size() - kBefore.size() - kAfter.size());
}

EventBody EventOf(const wire::Message& message, Direction direction,
                  const Bytes& all) {
  if (message.record == 0) {
    return MessageMoved{direction, "no TLS", all.size() - message.first_byte(),
                        false};
  }
  const size_t first = message.first_byte();
  if (message.name == "Alert" && !message.encrypted && *message.length >= 2) {
    return AlertMoved{direction, all[first], all[first + 1], false};
  }
  return MessageMoved{direction, message.name, *message.length,
                      message.encrypted};
}

}  // namespace

MessageWatch::MessageWatch(wire::Speaker peer)
    : app_(Other(peer)), peer_(peer) {}

void MessageWatch::AppSent(const Bytes& all, Trace& trace) {
  Report(app_, Direction::kFromApp, all, trace);
}

void MessageWatch::PeerSent(const Bytes& all, Trace& trace) {
  Report(peer_, Direction::kFromPeer, all, trace);
}

void MessageWatch::Report(End& end, Direction direction, const Bytes& all,
                          Trace& trace) {
  end.tracker.Feed(ByteView(all).subspan(end.fed));
  end.fed = all.size();
  const auto& messages = end.tracker.messages();
  for (; end.reported < messages.size(); ++end.reported) {
    const wire::Message& message = messages[end.reported];
    if (message.record != 0 && !message.complete()) return;
    // The ladder shows by itself what comes from the peer and is no TLS.
    if (message.record == 0 && direction == Direction::kFromPeer) continue;
    // Its words come with PeerRead.
    const bool told_later = message.name == "Alert" && message.encrypted &&
                            direction == Direction::kFromApp;
    if (!told_later) trace.Add(EventOf(message, direction, all));
  }
}

void MessageWatch::PeerRead(Trace& trace) {
  for (; looked_at_ < trace.events().size(); ++looked_at_) {
    const auto* event =
        std::get_if<PeerEvent>(&trace.events()[looked_at_].body);
    const auto alert = event ? AlertReceived(event->text) : std::nullopt;
    if (!alert || AlertNumber(*alert) < 0) continue;
    bool in_clear = false;
    for (const Event& earlier : trace.events()) {
      const auto* moved = std::get_if<AlertMoved>(&earlier.body);
      in_clear |= moved != nullptr && moved->direction == Direction::kFromApp &&
                  moved->description == AlertNumber(*alert);
    }
    if (in_clear) continue;
    trace.Add(AlertMoved{Direction::kFromApp, UsualLevel(*alert),
                         static_cast<uint8_t>(AlertNumber(*alert)), true});
  }
}

}  // namespace shakedown::loopback
