// SPDX-License-Identifier: Apache-2.0
#include "src/wire/placed_effects.h"

#include <utility>

#include "src/wire/locate.h"

namespace shakedown::wire {
namespace {

// Whose stream a point lies in, if it lies in one.
struct SpeakerOf {
  std::optional<Speaker> operator()(const MessagePoint& point) const {
    return point.speaker;
  }
  std::optional<Speaker> operator()(const BytePoint& point) const {
    return point.speaker;
  }
  std::optional<Speaker> operator()(const RecordPoint& point) const {
    return point.speaker;
  }
  std::optional<Speaker> operator()(const CallbackPoint&) const {
    return std::nullopt;
  }
  std::optional<Speaker> operator()(const AppCallPoint&) const {
    return std::nullopt;
  }
};

}  // namespace

PlacedEffects::PlacedEffects(std::vector<Effect> effects, Speaker peer) {
  for (Effect& effect : effects) {
    Placed placed;
    placed.point = effect.at;
    if (!effect.at && !IsSetting(effect.action)) {
      placed.point = BytePoint{peer, 0};
    }
    placed.effect = std::move(effect);
    all_.push_back(std::move(placed));
  }
}

std::optional<Due> PlacedEffects::NextOn(const Pipe& pipe) {
  std::optional<Due> next;
  for (const Due& due : AllOn(pipe.speaker(), pipe.records())) {
    if (!next || due.offset < next->offset) next = due;
  }
  return next;
}

std::vector<Due> PlacedEffects::AllOn(Speaker speaker,
                                      const RecordTracker& records) {
  std::vector<Due> all;
  for (Placed& placed : all_) {
    if (placed.fired || !placed.point) continue;
    if (std::visit(SpeakerOf(), *placed.point) != speaker) continue;
    const auto offset = Locate(*placed.point, records);
    if (offset) all.push_back({&placed, *offset});
  }
  return all;
}

std::vector<Placed*> PlacedEffects::AtBeginning() { return At(std::nullopt); }

std::vector<Placed*> PlacedEffects::AtCallback(bool is_write, size_t number) {
  return At(CallbackPoint{is_write, number});
}

std::vector<Placed*> PlacedEffects::AtAppCall(std::string_view function) {
  const size_t number = ++app_calls_[std::string(function)];
  return At(AppCallPoint{std::string(function), number});
}

std::vector<Placed*> PlacedEffects::At(const std::optional<Point>& point) {
  std::vector<Placed*> found;
  for (Placed& placed : all_) {
    if (!placed.fired && placed.point == point) found.push_back(&placed);
  }
  return found;
}

std::vector<Effect> PlacedEffects::Unfired() const {
  std::vector<Effect> unfired;
  for (const Placed& placed : all_) {
    if (!placed.fired) unfired.push_back(placed.effect);
  }
  return unfired;
}

}  // namespace shakedown::wire
