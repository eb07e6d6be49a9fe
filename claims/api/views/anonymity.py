"""Anonymous sources: the assessment that a verdict waits for, and its approval."""

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from claims.actions import anonymity as actions
from claims.api.asking import given, viewer
from claims.api.schema import answers
from claims.api.serializers.anonymity import (
    ApprovalSerializer,
    AssessmentSerializer,
    NewAssessmentSerializer,
)
from claims.api.views.claims import claim_of
from claims.domain.anonymity import AnonymityFields, Condition
from claims.queries import anonymity, claim_page


class ClaimAnonymity(APIView):
    """The assessment that stands."""

    @extend_schema(
        summary="Read the assessment of a claim's anonymous sources",
        responses=answers({200: AssessmentSerializer}, 404),
    )
    def get(self, request: Request, pk: int) -> Response:
        standing = anonymity.of(claim_of(request, pk)).assessment
        if standing is None:
            raise Http404
        return Response(AssessmentSerializer(standing).data)

    @extend_schema(
        summary="Assess a claim's anonymous sources",
        request=NewAssessmentSerializer,
        responses=answers({201: AssessmentSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        sent = NewAssessmentSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        said = sent.validated_data
        fields = AnonymityFields.parse(
            {
                **{condition.value: "yes" if condition in said["met"] else "no" for condition in Condition},
                "reason_given": said["reason_given"],
                "no_reason": "yes" if said["reason_given"] is None else "",
                "exception": said.get("exception", ""),
            }
        )
        made = actions.assess(claim=claim_of(request, pk), fields=fields, by=viewer(request))
        return Response(AssessmentSerializer(made).data, status=status.HTTP_201_CREATED)


class ClaimAnonymityApproval(APIView):
    """An editor's approval."""

    @extend_schema(
        summary="Approve relying on a claim's anonymous sources",
        request=ApprovalSerializer,
        responses=answers({200: AssessmentSerializer}, 400, 403, 404, 409, 422),
    )
    def post(self, request: Request, pk: int) -> Response:
        sent = ApprovalSerializer(data=given(request))
        sent.is_valid(raise_exception=True)
        found = claim_page.assessment_of(viewer(request), pk, sent.validated_data["assessment"])
        if found is None:
            raise Http404
        approved = actions.approve(assessment=found, by=viewer(request))
        return Response(AssessmentSerializer(approved).data)
