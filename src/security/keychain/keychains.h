// SPDX-License-Identifier: Apache-2.0
// All keychains of a simulation: files in memory, the default one, the search
// list, and which keys refuse to be used.
// Example: Keychains& keychains = Keychains::Current();
//          keychains.AddIdentity(der, key); keychains.default_file()->locked =
//          true;
// A new simulation has the unlocked keychain "login.keychain-db" as default.
// One thread, as the simulation is.
#ifndef SHAKEDOWN_SECURITY_KEYCHAIN_KEYCHAINS_H_
#define SHAKEDOWN_SECURITY_KEYCHAIN_KEYCHAINS_H_

#include <MacTypes.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "src/security/keychain/item.h"
#include "src/simulation/simulation.h"

namespace shakedown::security {

struct KeychainFile {
  std::string path;
  std::string password;
  bool locked = false;
  bool lock_on_sleep = false;
  bool use_lock_interval = false;
  uint32_t lock_interval_seconds = 300;
  std::vector<ItemPtr> items;  // in the order of their coming
};
using KeychainFilePtr = std::shared_ptr<KeychainFile>;

// An item and the keychain it lies in; nothing if there is none.
struct Found {
  ItemPtr item;
  KeychainFilePtr file;
};

// A certificate whose private key lies in a keychain, too.
struct FoundIdentity {
  Found certificate;
  Found key;
};

class Keychains {
 public:
  Keychains();

  // Current is the keychains of the current simulation.
  static Keychains& Current() {
    return Simulation::Current().Slot<Keychains>();
  }

  // Null if there is none: deleted, or taken away by the test.
  const KeychainFilePtr& default_file() const { return default_; }
  void SetDefault(KeychainFilePtr file) { default_ = std::move(file); }

  const std::vector<KeychainFilePtr>& search_list() const { return searched_; }
  void SetSearchList(std::vector<KeychainFilePtr> files) {
    searched_ = std::move(files);
  }

  // Create makes an empty, unlocked keychain, last in the search list; null if
  // the path is taken. Find returns null if there is no such path.
  KeychainFilePtr Create(const std::string& path, const std::string& password);
  KeychainFilePtr Find(const std::string& path) const;
  void Delete(const KeychainFilePtr& file);
  void LockAll();

  // Add puts an item into `file`. errSecInteractionNotAllowed: it is locked;
  // errSecDuplicateItem: it has such an item.
  OSStatus Add(const KeychainFilePtr& file, const ItemPtr& item);

  // AddIdentity puts a certificate and its private key in the default
  // keychain, for tests: also if that is locked.
  void AddIdentity(ByteView certificate_der, std::shared_ptr<EVP_PKEY> key);

  // Locate finds the item that is the same as `item` in any keychain.
  Found Locate(const Item& item) const;
  // FindPrivateKey finds a private key by its PublicKeyHash in `files`.
  Found FindPrivateKey(const Bytes& hash,
                       const std::vector<KeychainFilePtr>& files) const;
  // FindIdentities lists the certificates of `files`, in order, that have a
  // private key in one of `files`.
  std::vector<FoundIdentity> FindIdentities(
      const std::vector<KeychainFilePtr>& files) const;

  // Refuse makes every use of this private key fail with `status`, wherever the
  // key is; errSecSuccess ends that.
  void Refuse(EVP_PKEY* key, OSStatus status);

  // Permission tells whether a private key may be used now: a refusal's status,
  // errSecInteractionNotAllowed for a key that lies in locked keychains only,
  // else errSecSuccess.
  OSStatus Permission(EVP_PKEY* key) const;

  // The user's choices, kept for the app that asks.
  bool interaction_allowed = true;
  int preference_domain = 0;
  std::map<std::string, Bytes> preferred_identities;  // name: certificate's DER

 private:
  bool AnyLocked() const;

  uint64_t items_made_ = 0;
  std::map<std::string, KeychainFilePtr> files_;
  std::vector<KeychainFilePtr> searched_;
  KeychainFilePtr default_;
  std::map<Bytes, OSStatus> refusals_;  // by PublicKeyHash
};

}  // namespace shakedown::security

#endif  // SHAKEDOWN_SECURITY_KEYCHAIN_KEYCHAINS_H_
