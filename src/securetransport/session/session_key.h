// SPDX-License-Identifier: Apache-2.0
// Under which key a session is saved and looked for (spec/handshake.md 6.1).
// Example: settings.session_key = key.Make();
// The configuration and profile must outlive it.
#ifndef SHAKEDOWN_SECURETRANSPORT_SESSION_SESSION_KEY_H_
#define SHAKEDOWN_SECURETRANSPORT_SESSION_SESSION_KEY_H_

#include <optional>

#include "src/base/bytes.h"
#include "src/securetransport/configuration/configuration.h"
#include "src/securetransport/profiles/profile.h"

namespace shakedown::securetransport {

class SessionKey {
 public:
  SessionKey(const Configuration& configuration, const Profile& profile)
      : configuration_(configuration), profile_(profile) {}

  // Make returns the key as things are now. Without a peer ID it serves the
  // client that sets its ID only after its ClientHello was built: the session
  // is saved, but not under the ID.
  Bytes Make();

 private:
  // The options as they were when first asked for: later changes of them don't
  // change the key.
  const Bytes& Options();

  const Configuration& configuration_;
  const Profile& profile_;
  std::optional<Bytes> options_;
};

}  // namespace shakedown::securetransport

#endif  // SHAKEDOWN_SECURETRANSPORT_SESSION_SESSION_KEY_H_
