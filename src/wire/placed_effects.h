// SPDX-License-Identifier: Apache-2.0
// The effects of a script and which of them have fired.
// Example: auto due = effects.NextOn(pipe); due->placed->fired = true;
// Pointers it gives are good as long as it lives. One thread.
#ifndef SHAKEDOWN_WIRE_PLACED_EFFECTS_H_
#define SHAKEDOWN_WIRE_PLACED_EFFECTS_H_

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/wire/effect.h"
#include "src/wire/stream/pipe.h"

namespace shakedown::wire {

struct Placed {
  Effect effect;
  std::optional<Point> point;  // nothing: from the beginning
  bool fired = false;
};

// An effect, and the stream offset at which it stands.
struct Due {
  Placed* placed = nullptr;
  size_t offset = 0;
};

class PlacedEffects {
 public:
  PlacedEffects(std::vector<Effect> effects, Speaker peer);

  // NextOn returns the first effect of the stream that has not fired and whose
  // place is known; of several at one place, the first in the script.
  std::optional<Due> NextOn(const Pipe& pipe);

  // AllOn returns all of them that `speaker`'s records place, in the script's
  // order.
  std::vector<Due> AllOn(Speaker speaker, const RecordTracker& records);

  // The effects that stand there and have not fired, in the script's order.
  std::vector<Placed*> AtBeginning();
  std::vector<Placed*> AtCallback(bool is_write, size_t number);

  // AtAppCall counts this call.
  std::vector<Placed*> AtAppCall(std::string_view function);

  std::vector<Effect> Unfired() const;

 private:
  std::vector<Placed*> At(const std::optional<Point>& point);

  std::vector<Placed> all_;  // never grows after construction
  std::map<std::string, size_t, std::less<>> app_calls_;
};

}  // namespace shakedown::wire

#endif  // SHAKEDOWN_WIRE_PLACED_EFFECTS_H_
