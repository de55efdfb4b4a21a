package dev.tocsin.match.mapping;

import dev.tocsin.match.mapping.RealisticEventsTest.Example;
import dev.tocsin.telemetry.LogFormat;
import java.util.List;

/** Calls that AWS CloudTrail records. */
final class CloudTrailExamples {

    static final List<Example> ALL = List.of(
            call("an object read with a role", "s3.amazonaws.com", """
                    {'eventVersion': '1.08', 'eventTime': '2026-03-01T12:00:00Z', 'eventSource': 's3.amazonaws.com', 'eventName': 'GetObject',
                     'awsRegion': 'us-east-1', 'sourceIPAddress': '198.51.100.4', 'userAgent': '[aws-cli/2]', 'eventCategory': 'Data',
                     'userIdentity': {'type': 'AssumedRole', 'principalId': 'AROA1:s', 'arn': 'arn:aws:sts::111122223333:assumed-role/Admin/s',
                                      'accountId': '111122223333', 'accessKeyId': 'ASIA1',
                                      'sessionContext': {'sessionIssuer': {'type': 'Role', 'arn': 'arn:aws:iam::111122223333:role/Admin',
                                                                           'userName': 'Admin'}}},
                     'requestParameters': {'bucketName': 'b', 'key': 'k/x.zip', 'Host': 'b.s3.amazonaws.com'}, 'responseElements': null,
                     'additionalEventData': {'bytesTransferredIn': 0, 'bytesTransferredOut': 1024.0},
                     'tlsDetails': {'tlsVersion': 'TLSv1.3', 'clientProvidedHostHeader': 'b.s3.amazonaws.com'}}""", """
                    {'source': {'type': 'ipv4-addr', 'value': '198.51.100.4'},
                     'endpoint': {'type': 'domain-name', 'value': 'b.s3.amazonaws.com'},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'endpoint', 'dst_byte_count': 1024,
                                 'src_byte_count': 0, 'protocols': ['tcp', 'https'],
                                 'extensions': {'http-request-ext': {'request_header': {'Host': ['b.s3.amazonaws.com'],
                                                                                        'User-Agent': ['[aws-cli/2]']}}}},
                     'identity': {'type': 'user-account', 'user_id': 'arn:aws:sts::111122223333:assumed-role/Admin/s',
                                  'account_type': 'AssumedRole'},
                     'principal': {'type': 'user-account', 'user_id': 'AROA1:s'},
                     'account': {'type': 'user-account', 'user_id': '111122223333'},
                     'access-key': {'type': 'user-account', 'user_id': 'ASIA1'},
                     'role': {'type': 'user-account', 'user_id': 'arn:aws:iam::111122223333:role/Admin', 'account_login': 'Admin'},
                     'bucket-object': {'type': 'url', 'value': 's3://b/k/x.zip'}, 'file': {'type': 'file', 'name': 'x.zip'},
                     'event': {'type': 'x-oca-event', 'action': 'GetObject', 'provider': 's3.amazonaws.com', 'category': ['Data'],
                               'user_ref': 'identity', 'network_ref': 'traffic'}}"""),
            call("a key made for a user, refused", "iam.amazonaws.com", """
                    {'eventTime': '2026-03-01T12:00:00Z', 'eventSource': 'iam.amazonaws.com', 'eventName': 'CreateAccessKey',
                     'sourceIPAddress': 'AWS Internal', 'errorCode': 'AccessDenied', 'errorMessage': 'no',
                     'userIdentity': {'type': 'IAMUser', 'userName': 'ben', 'arn': 'arn:aws:iam::1:user/ben'},
                     'requestParameters': {'userName': 'eve'}, 'responseElements': {'accessKey': {'accessKeyId': 'AKIA2', 'userName': 'eve'}}}""", """
                    {'endpoint': {'type': 'domain-name', 'value': 'iam.amazonaws.com'},
                     'traffic': {'type': 'network-traffic', 'dst_ref': 'endpoint', 'protocols': ['tcp', 'https']},
                     'identity': {'type': 'user-account', 'user_id': 'arn:aws:iam::1:user/ben', 'account_login': 'ben',
                                  'display_name': 'ben', 'account_type': 'IAMUser'},
                     'concerned': {'type': 'user-account', 'account_login': 'eve'},
                     'new-access-key': {'type': 'user-account', 'user_id': 'AKIA2', 'account_login': 'eve'},
                     'event': {'type': 'x-oca-event', 'action': 'CreateAccessKey', 'provider': 'iam.amazonaws.com', 'outcome': 'AccessDenied',
                               'user_ref': 'identity', 'network_ref': 'traffic'}}"""),
            call("an instance started by a service", "ec2.amazonaws.com", """
                    {'eventTime': '2026-03-01T12:00:00Z', 'eventSource': 'ec2.amazonaws.com', 'eventName': 'StartInstances',
                     'sourceIPAddress': 'autoscaling.amazonaws.com', 'userAgent': 'autoscaling.amazonaws.com',
                     'userIdentity': {'type': 'AWSService', 'invokedBy': 'autoscaling.amazonaws.com'},
                     'requestParameters': {'instanceId': 'i-0abc'}}""", """
                    {'source': {'type': 'domain-name', 'value': 'autoscaling.amazonaws.com'},
                     'endpoint': {'type': 'domain-name', 'value': 'ec2.amazonaws.com'},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'endpoint', 'protocols': ['tcp', 'https'],
                                 'extensions': {'http-request-ext': {'request_header': {'User-Agent': ['autoscaling.amazonaws.com']}}}},
                     'identity': {'type': 'user-account', 'account_type': 'AWSService'},
                     'machine': {'type': 'x-oca-asset', 'hostname': 'i-0abc'},
                     'event': {'type': 'x-oca-event', 'action': 'StartInstances', 'provider': 'ec2.amazonaws.com', 'user_ref': 'identity',
                               'network_ref': 'traffic', 'host_ref': 'machine'}}"""));

    private CloudTrailExamples() {}

    private static Example call(String name, String stream, String event, String objects) {
        return new Example(name, LogFormat.CLOUDTRAIL, stream, event, objects);
    }
}
