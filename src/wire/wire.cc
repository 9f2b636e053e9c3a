// SPDX-License-Identifier: Apache-2.0
#include "src/wire/wire.h"

#include <utility>

#include "src/wire/gate.h"
#include "src/wire/wire_impl.h"

namespace shakedown::wire {

Wire::Wire(Speaker peer, std::vector<Effect> effects, Simulation& simulation,
           Transport transport) {
  const auto make =
      transport == Transport::kDatagram ? &MakeDatagramWire : &MakeStreamWire;
  impl_ = make(*this, peer, std::move(effects), simulation);
}

Wire::~Wire() = default;

void Wire::Attach(PeerEnd& peer) { impl_->Attach(peer); }

Transfer Wire::Read(std::span<uint8_t> buffer) { return impl_->Read(buffer); }

Transfer Wire::Write(ByteView bytes) { return impl_->Write(bytes); }

void Wire::SendFromPeer(ByteView bytes) { impl_->SendFromPeer(bytes); }

void Wire::CloseFromPeer() { impl_->EndFromPeer(kEndOfFile); }

void Wire::ResetFromPeer() { impl_->EndFromPeer(kReset); }

Bytes Wire::TakeForPeer() { return impl_->TakeForPeer(); }

std::vector<Bytes> Wire::TakeDatagramsForPeer() {
  return impl_->TakeDatagramsForPeer();
}

bool Wire::app_closed() const { return impl_->app_closed(); }

void Wire::CloseFromApp() { impl_->CloseFromApp(); }

void Wire::OnAppCall(std::string_view function) { impl_->OnAppCall(function); }

std::optional<int64_t> Wire::MillisecondsUntilUnblocked() const {
  return impl_->MillisecondsUntilUnblocked();
}

std::vector<Effect> Wire::UnfiredEffects() const {
  return impl_->UnfiredEffects();
}

size_t Wire::Unread() const { return impl_->Unread(); }

const Bytes& Wire::sent_by_peer() const { return impl_->sent_by_peer(); }

const Bytes& Wire::sent_by_app() const { return impl_->sent_by_app(); }

}  // namespace shakedown::wire
