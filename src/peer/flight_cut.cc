// SPDX-License-Identifier: Apache-2.0
#include "src/peer/flight_cut.h"

#include <algorithm>

#include "src/base/nearest.h"

namespace shakedown::peer {
namespace {

// In the order of RFC 5246 section 7.3.
const std::vector<std::string>& MessagesOf(bool is_server) {
  static const std::vector<std::string>& of_server =
      *new std::vector<std::string>{"ServerHello",       "Certificate",
                                    "ServerKeyExchange", "CertificateRequest",
                                    "ServerHelloDone",   "ChangeCipherSpec",
                                    "Finished"};
  static const std::vector<std::string>& of_client =
      *new std::vector<std::string>{"ClientHello",       "Certificate",
                                    "ClientKeyExchange", "CertificateVerify",
                                    "ChangeCipherSpec",  "Finished"};
  return is_server ? of_server : of_client;
}

Bytes Copy(ByteView bytes) { return Bytes(bytes.begin(), bytes.end()); }

}  // namespace

Result<Done> FlightCut::Check(const Script::AlertInstead& what,
                              bool is_server) {
  const auto& names = MessagesOf(is_server);
  if (std::find(names.begin(), names.end(), what.message) != names.end()) {
    return Done{};
  }
  return Error{std::string(is_server ? "a server" : "a client") +
                   " sends no message '" + what.message +
                   "' that an alert could replace" +
                   DidYouMean(what.message, names),
               ""};
}

std::vector<Bytes> FlightCut::Filter(ByteView record) {
  if (is_cut_) return {};
  if (is_encrypted_) {
    // The first encrypted record is the alert, if Finished is to be replaced;
    // else it is the honest Finished.
    is_cut_ = encrypted();
    return {Copy(record)};
  }
  if (const auto offset = FindMessage(record)) return CutAt(record, *offset);
  is_encrypted_ =
      record[0] == static_cast<uint8_t>(ContentType::kChangeCipherSpec);
  return {Copy(record)};
}

std::optional<size_t> FlightCut::FindMessage(ByteView record) {
  const size_t fragment_begin = fed_ + kRecordHeaderSize;
  fed_ += record.size();
  tracker_.Feed(record);
  const auto& messages = tracker_.messages();
  for (; seen_ < messages.size(); ++seen_) {
    if (messages[seen_].name != what_.message) continue;
    return messages[seen_].first_byte() - fragment_begin;
  }
  return std::nullopt;
}

std::vector<Bytes> FlightCut::CutAt(ByteView record, size_t offset) {
  is_cut_ = true;
  const uint8_t minor = record[2];
  std::vector<Bytes> records;
  if (offset > 0) {
    records.push_back(Record(static_cast<ContentType>(record[0]), minor,
                             record.subspan(kRecordHeaderSize, offset)));
  }
  records.push_back(AlertRecord(minor, what_.alert));
  return records;
}

}  // namespace shakedown::peer
