// SPDX-License-Identifier: Apache-2.0
#include "src/security/keychain/keychains.h"

#include <Security/SecBase.h>

#include <algorithm>
#include <utility>

namespace shakedown::security {

Keychains::Keychains() { default_ = Create("login.keychain-db", ""); }

KeychainFilePtr Keychains::Create(const std::string& path,
                                  const std::string& password) {
  if (files_.count(path) > 0) return nullptr;
  auto file = std::make_shared<KeychainFile>();
  file->path = path;
  file->password = password;
  files_[path] = file;
  searched_.push_back(file);
  return file;
}

KeychainFilePtr Keychains::Find(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : found->second;
}

void Keychains::Delete(const KeychainFilePtr& file) {
  // A copy: the caller's may be one of those that go.
  const KeychainFilePtr gone = file;
  files_.erase(gone->path);
  std::erase(searched_, gone);
  if (default_ == gone) default_ = nullptr;
}

void Keychains::LockAll() {
  for (const auto& [path, file] : files_) file->locked = true;
}

OSStatus Keychains::Add(const KeychainFilePtr& file, const ItemPtr& item) {
  if (file->locked) return errSecInteractionNotAllowed;
  const bool known = std::any_of(
      file->items.begin(), file->items.end(),
      [&item](const ItemPtr& other) { return SameItem(*item, *other); });
  if (known) return errSecDuplicateItem;
  item->number = ++items_made_;
  file->items.push_back(item);
  return errSecSuccess;
}

void Keychains::AddIdentity(ByteView certificate_der,
                            std::shared_ptr<EVP_PKEY> key) {
  if (!default_) default_ = Create("login.keychain-db", "");
  const bool was_locked = std::exchange(default_->locked, false);
  if (const ItemPtr certificate = MakeCertificateItem(certificate_der)) {
    Add(default_, certificate);
  }
  if (key) Add(default_, MakeKeyItem(std::move(key), KeyClass::kPrivate, ""));
  default_->locked = was_locked;
}

Found Keychains::Locate(const Item& item) const {
  for (const auto& [path, file] : files_) {
    for (const ItemPtr& other : file->items) {
      if (SameItem(item, *other)) return {other, file};
    }
  }
  return {};
}

Found Keychains::FindPrivateKey(
    const Bytes& hash, const std::vector<KeychainFilePtr>& files) const {
  for (const KeychainFilePtr& file : files) {
    for (const ItemPtr& item : file->items) {
      if (item->item_class == ItemClass::kKey &&
          item->key_class == KeyClass::kPrivate &&
          BytesAttribute(*item, "klbl") == hash) {
        return {item, file};
      }
    }
  }
  return {};
}

std::vector<FoundIdentity> Keychains::FindIdentities(
    const std::vector<KeychainFilePtr>& files) const {
  std::vector<FoundIdentity> identities;
  for (const KeychainFilePtr& file : files) {
    for (const ItemPtr& item : file->items) {
      if (item->item_class != ItemClass::kCertificate) continue;
      Found key = FindPrivateKey(BytesAttribute(*item, "pkhh"), files);
      if (key.item) identities.push_back({{item, file}, std::move(key)});
    }
  }
  return identities;
}

void Keychains::Refuse(EVP_PKEY* key, OSStatus status) {
  const Bytes hash = PublicKeyHash(key);
  if (status == errSecSuccess) {
    refusals_.erase(hash);
  } else {
    refusals_[hash] = status;
  }
}

bool Keychains::AnyLocked() const {
  return std::any_of(files_.begin(), files_.end(),
                     [](const auto& entry) { return entry.second->locked; });
}

OSStatus Keychains::Permission(EVP_PKEY* key) const {
  // The usual case costs nothing: hashing a key takes as long as signing.
  if (refusals_.empty() && !AnyLocked()) return errSecSuccess;
  const Bytes hash = PublicKeyHash(key);
  const auto refusal = refusals_.find(hash);
  if (refusal != refusals_.end()) return refusal->second;
  std::vector<KeychainFilePtr> locked;
  std::vector<KeychainFilePtr> open;
  for (const auto& [path, file] : files_) {
    (file->locked ? locked : open).push_back(file);
  }
  return FindPrivateKey(hash, locked).item && !FindPrivateKey(hash, open).item
             ? errSecInteractionNotAllowed
             : errSecSuccess;
}

}  // namespace shakedown::security
