// SPDX-License-Identifier: Apache-2.0
#include "src/linter/life.h"

#include <algorithm>
#include <string_view>

#include "src/linter/codes.h"

namespace shakedown::linter {
namespace {

// Builds the lives event by event. Calls nest: a callback may call back.
class Biographer {
 public:
  void Take(const Event& event, size_t position) {
    event_ = &event;
    position_ = position;
    std::visit(*this, event.body);
  }

  void operator()(const CallBegan& began) {
    open_.push_back({});
    open_.back().context = began.context;
    open_.back().call.began_at = position_;
    open_.back().call.began_ms = event_->time_ms;
  }

  void operator()(const CallReturned& returned) {
    if (open_.empty()) return;  // it began before the trace did
    Open open = std::move(open_.back());
    open_.pop_back();
    open.call.returned = &returned;
    open.call.ended_at = position_;
    open.call.ended_ms = event_->time_ms;
    if (returned.context == 0) return;
    Life& life = LifeOf(returned.context);
    if (open.context == 0) life.made = true;  // the call made it
    life.calls.push_back(std::move(open.call));
  }

  void operator()(const CallbackCalled& callback) {
    if (!open_.empty()) open_.back().call.callbacks.push_back(&callback);
  }

  void operator()(const AlertQueued& alert) {
    if (Life* life = Current()) {
      life->queued.push_back({position_, alert.level, alert.description});
    }
  }

  void operator()(const AlertMoved& alert) {
    if (alert.direction != Direction::kFromApp) return;
    if (Life* life = Current()) {
      life->sent.push_back({position_, alert.level, alert.description});
    }
  }

  void operator()(const TrustEvaluated&) {
    const auto may_be_its_own = [](const Life& life) {
      return life.alive() && std::any_of(life.calls.begin(), life.calls.end(),
                                         [](const ApiCall& call) {
                                           return call.LooksAtPeer();
                                         });
    };
    const auto candidates =
        std::count_if(lives_.begin(), lives_.end(), may_be_its_own);
    for (Life& life : lives_) {
      if (may_be_its_own(life)) {
        life.verdicts.push_back({position_, candidates == 1});
      }
    }
  }

  void operator()(const NullTrustUsed&) {
    for (Life& life : lives_) {
      if (life.alive()) life.null_trusts.push_back(position_);
    }
  }

  void operator()(const ContextGone& gone) {
    LifeOf(gone.context).gone_at = position_;
  }

  void operator()(const DataUsed& data) {
    for (auto life = lives_.rbegin(); life != lives_.rend(); ++life) {
      if (life->calls.empty()) continue;
      life->data_used = data.bytes;
      return;
    }
  }

  template <class Other>
  void operator()(const Other&) {}

  std::vector<Life> Finish() { return std::move(lives_); }

 private:
  struct Open {
    uint32_t context = 0;
    ApiCall call;
  };

  Life& LifeOf(uint32_t context) {
    const auto found = std::find_if(
        lives_.begin(), lives_.end(),
        [context](const Life& life) { return life.context == context; });
    if (found != lives_.end()) return *found;
    lives_.push_back({});
    lives_.back().context = context;
    return lives_.back();
  }

  // The life of the innermost call's context, or nullptr.
  Life* Current() {
    if (open_.empty() || open_.back().context == 0) return nullptr;
    return &LifeOf(open_.back().context);
  }

  const Event* event_ = nullptr;
  size_t position_ = 0;
  std::vector<Open> open_;
  std::vector<Life> lives_;
};

bool IsAmong(const std::string& name,
             std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool ApiCall::MovesBytes() const {
  return IsAmong(function(), {"SSLHandshake", "SSLRead", "SSLWrite"});
}

bool ApiCall::WouldBlock() const { return result() == kWouldBlock; }

bool ApiCall::Breaks() const {
  return result() == kPeerAuthCompleted || result() == kClientCertRequested ||
         result() == kClientHelloReceived;
}

bool ApiCall::LooksAtPeer() const {
  return IsAmong(function(), {"SSLCopyPeerTrust", "SSLGetPeerSecTrust",
                              "SSLCopyPeerCertificates"});
}

bool ApiCall::Decides() const {
  return LooksAtPeer() ||
         IsAmong(function(), {"SSLCopyDistinguishedNames", "SSLSetCertificate",
                              "SSLSetError", "SSLGetClientCertificateState"});
}

std::vector<Life> LivesIn(const Trace& trace) {
  Biographer biographer;
  const std::vector<Event>& events = trace.events();
  for (size_t i = 0; i < events.size(); ++i) biographer.Take(events[i], i);
  return biographer.Finish();
}

}  // namespace shakedown::linter
